/** Has the browser save something under a name, as a download. */
export function saveAs(name: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Not at once: a browser may read it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
