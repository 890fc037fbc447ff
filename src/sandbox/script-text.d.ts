/** One classic script with all that the entry imports, as text: see `vite-plugin.ts`. */
declare module '*?script' {
  const text: string;
  export default text;
}

/** The file's SHA-256 in base64, as Content Security Policies name scripts. */
declare module '*?sha256' {
  const hash: string;
  export default hash;
}
