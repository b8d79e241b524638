import type { ScreenPart, SetUpScreen } from '@/lib/checks/setup/screens';
import { Button, Callout, Drawing, ListRow, PhoneFrame } from './pieces';

/** One screen of a phone, drawn from its description; `values` are what stands in the fields. */
export function ScreenDrawing({
  screen,
  values,
}: {
  screen: SetUpScreen;
  values: Record<'address' | 'server' | 'empty', string>;
}) {
  const height = 70 + screen.parts.length * 48;
  return (
    <Drawing beside title={screen.title} steps={screen.instructions}>
      <svg viewBox={`0 0 220 ${height}`} aria-hidden="true" focusable="false">
        <PhoneFrame height={height} title={screen.title}>
          {screen.parts.map((part, index) => (
            <Part key={part.label} part={part} y={52 + index * 48} values={values} />
          ))}
        </PhoneFrame>
      </svg>
    </Drawing>
  );
}

function Part({
  part,
  y,
  values,
}: {
  part: ScreenPart;
  y: number;
  values: Record<'address' | 'server' | 'empty', string>;
}) {
  const value = part.kind === 'row' && part.value ? values[part.value] : '';
  // A row holds about 20 letters before its callout; the page gives the whole value beside a copy button.
  const shown = value.length > 20 ? `${value.slice(0, 19)}…` : value;
  return (
    <g>
      {part.kind === 'row' ? (
        <ListRow x={24} y={y} width={172} label={part.label} {...(shown ? { value: shown } : {})} />
      ) : (
        <Button x={24} y={y} width={148} label={part.label} {...(part.primary ? { primary: true } : {})} />
      )}
      {part.callout ? <Callout x={188} y={y + 12} n={part.callout} /> : null}
    </g>
  );
}
