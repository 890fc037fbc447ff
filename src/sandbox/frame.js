// All that runs in the sandbox's frame: it starts one worker. The frame has an origin of its own that
// nothing else has, and a policy that lets nothing in or out; a worker made from text inherits both.
// The page's policy names this script by its hash.
addEventListener('message', function start({ source, data, ports }) {
  if (source !== parent) return;
  removeEventListener('message', start);
  const url = URL.createObjectURL(new Blob([data.script], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onerror = ({ message }) => parent.postMessage(message || 'It could not be started', '*');
  worker.postMessage({ files: data.files }, [...ports]);
  URL.revokeObjectURL(url);
});
