/** The part of the File Handling API that is used here; not all browsers have it. */
interface LaunchQueue {
  setConsumer(
    consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void,
  ): void;
}

/** Calls back with the file that the installed app was opened with, if it was opened with one. */
export function onLaunchedFile(open: (file: File) => void): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files: [handle] }) => {
    if (handle) void handle.getFile().then(open);
  });
}
