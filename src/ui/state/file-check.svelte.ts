/**
 * What the page knows of checking a file of events, before and while the part that does it is loaded:
 * whether it is in view, and how far it is.
 */
export class FileCheck {
  isOpen = $state(false);
  /** It has been in view once; what it found stays when it is closed. */
  wasOpened = $state(false);
  /** A file that was dropped or chosen and is still to be taken. */
  file = $state.raw<File | null>(null);
  /** From 0 to 1 while a file is being read. */
  progress = $state<number | null>(null);
  hasResult = $state(false);

  open(file: File | null = null): void {
    this.isOpen = true;
    this.wasOpened = true;
    if (file) this.file = file;
  }

  close(): void {
    this.isOpen = false;
  }

  /** The file that waits, once. */
  take(): File | null {
    const { file } = this;
    this.file = null;
    return file;
  }
}
