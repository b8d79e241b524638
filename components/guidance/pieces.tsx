import type { ReactNode } from 'react';

/**
 * SVG pieces of the drawings. Every piece takes its top left corner in the units of the drawing's view box; text sizes
 * and colours come from guidance.css, so that the drawings follow light, dark and forced colours.
 */
interface Place {
  x: number;
  y: number;
}

/** A phone, 200 wide, with room for rows from y = 40. `title` is the screen's heading. */
export function PhoneFrame({ height, title, children }: { height: number; title: string; children: ReactNode }) {
  return (
    <g>
      <rect className="d-frame" x="1" y="1" width="218" height={height - 2} rx="18" />
      <rect className="d-off" x="85" y="9" width="50" height="5" rx="2.5" />
      <text className="t-strong" x="110" y="36" textAnchor="middle">
        {title}
      </text>
      {children}
    </g>
  );
}

/** A browser window. `address` is what its address bar shows. */
export function BrowserFrame(props: { width: number; height: number; address: string; children: ReactNode }) {
  const { width, height, address, children } = props;
  return (
    <g>
      <rect className="d-frame" x="1" y="1" width={width - 2} height={height - 2} rx="6" />
      <path className="d-bar" d={`M1 28V7a6 6 0 0 1 6-6h${width - 14}a6 6 0 0 1 6 6v21z`} />
      <circle className="d-off" cx="14" cy="14.5" r="3.5" />
      <circle className="d-off" cx="26" cy="14.5" r="3.5" />
      <text className="t-soft" x="40" y="19">
        {address}
      </text>
      {children}
    </g>
  );
}

/** One row of a list: a label at the start, an optional value below it, a rule under it. */
export function ListRow(props: Place & { width: number; label: string; value?: string; strong?: boolean }) {
  const { x, y, width, label, value, strong } = props;
  return (
    <g>
      <text className={strong ? 't-strong' : undefined} x={x} y={y + 15}>
        {label}
      </text>
      {value ? (
        <text className="t-soft" x={x} y={y + 31}>
          {value}
        </text>
      ) : null}
      <path className="d-rule" d={`M${x} ${y + (value ? 40 : 24)}h${width}`} />
    </g>
  );
}

/** A switch. `on` moves its knob to the end and fills it with the accent. */
export function Switch({ x, y, on }: Place & { on: boolean }) {
  return (
    <g>
      <rect className={on ? 'd-accent' : 'd-off'} x={x} y={y} width="34" height="18" rx="9" />
      <circle className="d-knob" cx={on ? x + 25 : x + 9} cy={y + 9} r="6.5" />
    </g>
  );
}

/** A button; filled when it is the one to press. */
export function Button(props: Place & { width: number; label: string; primary?: boolean }) {
  const { x, y, width, label, primary } = props;
  return (
    <g>
      <rect className={primary ? 'd-accent' : 'd-outline'} x={x} y={y} width={width} height="24" rx="3" />
      <text className={primary ? 't-on' : undefined} x={x + width / 2} y={y + 16} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

/** A numbered callout; the number is explained in the list under the drawing. */
export function Callout({ x, y, n }: Place & { n: number }) {
  return (
    <g>
      <circle className="d-callout" cx={x} cy={y} r="10" />
      <text className="t-on" x={x} y={y + 4.5} textAnchor="middle">
        {n}
      </text>
    </g>
  );
}

/** One line of a test's result tree: a mark for good or bad, then its text. */
export function ResultLine({ x, y, good, label }: Place & { good: boolean; label: string }) {
  return (
    <g>
      <circle className={good ? 'd-good' : 'd-bad'} cx={x + 7} cy={y + 7} r="7" />
      <path className="d-mark" d={good ? `M${x + 3.5} ${y + 7}l2.5 3 4.5-5.5` : `M${x + 4} ${y + 4}l6 6m0-6l-6 6`} />
      <text x={x + 20} y={y + 11.5}>
        {label}
      </text>
    </g>
  );
}

/**
 * A figure: the drawing, hidden from screen readers, and its numbered callouts as text, which say all of it. `beside` puts
 * the text beside a tall drawing where there is room.
 */
export function Drawing(props: { title: string; steps: readonly string[]; beside?: boolean; children: ReactNode }) {
  const { title, steps, beside, children } = props;
  return (
    <figure className={beside ? 'drawing beside' : 'drawing'}>
      {children}
      <figcaption>
        <p className="word">{title}</p>
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}
