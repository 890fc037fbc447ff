declare module 'virtual:conformance' {
  /** In the order in which they are shown. */
  export const sections: readonly { readonly section: string; readonly cases: number }[];
}
