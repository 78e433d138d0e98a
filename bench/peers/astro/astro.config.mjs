import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://news.example/',
  trailingSlash: 'always',
  ...(process.env.BRIEFING_CACHE && { cacheDir: process.env.BRIEFING_CACHE }),
});
