/** One classic script with all that the entry imports, as text: see `vite-plugin.ts`. */
declare module '*?script' {
  const text: string;
  export default text;
}
