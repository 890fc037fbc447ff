/**
 * quickjs-wasi names methods by `Symbol.dispose`, which WebKit does not have yet. Imported before
 * it, and for that effect only.
 */
const symbols = Symbol as { dispose?: symbol };
symbols.dispose ??= Symbol('Symbol.dispose');
