/** The few marks of the interface, drawn here so that no icon set is shipped. All on a 24 px grid, stroke in the text's colour. */
const paths = {
  passed: 'M5 12.5l4.5 4.5L19 7.5',
  failed: 'M7 7l10 10M17 7L7 17',
  unknown: 'M9 9.2a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2.1M12 17.4v.2',
  inapplicable: 'M6 12h12',
  running: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7.5V12l3 2',
  waiting: 'M12 12v.1',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.1',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  external: 'M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 21c.6-4 3.4-6 7-6s6.4 2 7 6',
  phone: 'M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2',
} as const;

/** Names that `Icon` can draw. */
export type IconName = keyof typeof paths;

/** Draws a mark of 1.25 em. It is hidden from screen readers: the word beside it says the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
