export default function (config) {
  config.setQuietMode(true);
  return { dir: { input: 'pages', data: '../data', output: 'site' } };
}
