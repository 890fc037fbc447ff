/**
 * A site of somebody else's: one page leads to another, on which there is a scenario far down.
 *
 * @typedef {object} Host
 * @property {readonly string[]} packages from npm's registry
 * @property {(buslab: string) => Readonly<Record<string, string>>} files by their paths
 * @property {readonly string[]} build the command
 * @property {string} out the folder that is served
 * @property {(buslab: string) => Readonly<Record<string, string>>} [headers]
 */

const PLAYGROUND =
  '<buslab-playground scenario="#example/order-system" view="pattern" query="rule=default/fraud-check" label="Orders"></buslab-playground>';
const FAR = Array.from({ length: 80 }, (_, line) => `Paragraph ${line + 1} of a long page.`);

/** @param {string} buslab */
const plainPages = (buslab) => ({
  'site/index.html':
    '<!doctype html><title>Home</title><a href="scenario.html">To the scenario</a>',
  'site/scenario.html': `<!doctype html><title>Scenario</title><a href="index.html">Home</a>
    <script async src="${buslab}/embed.js"></script>
    ${FAR.map((text) => `<p>${text}</p>`).join('\n')}${PLAYGROUND}`,
});

/** @type {Readonly<Record<string, Host>>} */
export const hosts = {
  plain: { packages: [], files: plainPages, build: [], out: 'site' },

  policy: {
    packages: [],
    files: plainPages,
    build: [],
    out: 'site',
    headers: (buslab) => ({
      'Content-Security-Policy': `default-src 'none'; script-src ${buslab}; frame-src ${buslab}`,
    }),
  },

  vitepress: {
    packages: ['vitepress@1.6.4'],
    files: (buslab) => ({
      'package.json': '{ "private": true, "type": "module" }',
      'docs/.vitepress/config.mjs': `export default {
        title: 'Documentation',
        head: [['script', { async: '', src: '${buslab}/embed.js' }]],
        vue: {
          template: { compilerOptions: { isCustomElement: (tag) => tag === 'buslab-playground' } },
        },
      };`,
      'docs/index.md': '# Home\n\n[To the scenario](./scenario)\n',
      'docs/scenario.md': `# Scenario\n\n[Home](./)\n\n${FAR.join('\n\n')}\n\n${PLAYGROUND}\n`,
    }),
    build: ['npx', 'vitepress', 'build', 'docs'],
    out: 'docs/.vitepress/dist',
  },

  docusaurus: {
    packages: [
      ...['@docusaurus/core@3.10.2', '@docusaurus/preset-classic@3.10.2'],
      ...['react@19', 'react-dom@19'],
    ],
    files: (buslab) => ({
      'package.json': '{ "private": true }',
      'docusaurus.config.js': `module.exports = {
        title: 'Documentation',
        url: 'https://example.com',
        baseUrl: '/',
        scripts: [{ src: '${buslab}/embed.js', async: true }],
        presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
      };`,
      'docs/index.md': '---\nslug: /\n---\n\n# Home\n\n[To the scenario](./scenario.mdx)\n',
      'docs/scenario.mdx': `# Scenario\n\n[Home](./index.md)\n\n${FAR.join('\n\n')}\n\n${PLAYGROUND}\n`,
    }),
    build: ['npx', 'docusaurus', 'build'],
    out: 'build',
  },
};
