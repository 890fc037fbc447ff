import type { InputXray } from '../../core/transform/x-ray.ts';

/** What of an input transformer is pointed at, by the pointer, the caret or the focus. */
export class Pointed {
  #at = $state.raw<{ readonly kind: 'variable' | 'placeholder'; readonly index: number } | null>(
    null,
  );

  variable(index: number): void {
    this.#at = { kind: 'variable', index };
  }

  placeholder(index: number): void {
    this.#at = { kind: 'placeholder', index };
  }

  nothing(): void {
    this.#at = null;
  }

  /** A variable lights up with each of its placeholders. */
  isVariable(index: number, xray: InputXray): boolean {
    const at = this.#at;
    if (at?.kind === 'placeholder') return xray.placeholders[at.index]?.variable === index;
    return at?.index === index;
  }

  /** A placeholder lights up alone; all of them with their variable. */
  isPlaceholder(index: number, xray: InputXray): boolean {
    const at = this.#at;
    if (at?.kind === 'variable') return xray.placeholders[index]?.variable === at.index;
    return at?.index === index;
  }
}
