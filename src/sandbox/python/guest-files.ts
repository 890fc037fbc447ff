import { ReadOnlyFiles, WORKING_DIRECTORY } from './read-only-files.ts';
import { SERVICE_MODELS } from './service-models.ts';

const GUEST = import.meta.glob<string>('./guest/**/*.py', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** What Python finds when it starts: its library where it looks for it, and our modules. */
export function guestFiles(stdlib: Uint8Array): ReadOnlyFiles {
  const files = new ReadOnlyFiles();
  files.addFile('/lib/python314.zip', stdlib);
  files.addDirectory('/lib/python3.14/lib-dynload');
  files.addDirectory('/lib/python3.14/site-packages');
  files.addDirectory(WORKING_DIRECTORY);
  for (const [path, text] of Object.entries(GUEST)) {
    const name = path.replace('./guest/', '');
    files.addFile(`/var/runtime/${name}`, new TextEncoder().encode(text));
  }
  const models = new TextEncoder().encode(JSON.stringify(SERVICE_MODELS));
  files.addFile('/var/runtime/botocore/models.json', models);
  return files;
}
