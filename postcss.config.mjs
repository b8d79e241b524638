/** Tailwind 4 is a PostCSS plugin; the output is one file, because the policy forbids inline styles. */
const config = { plugins: { '@tailwindcss/postcss': {} } };

export default config;
