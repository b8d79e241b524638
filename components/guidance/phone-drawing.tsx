import { Button, Callout, Drawing, ListRow, PhoneFrame } from './pieces';

/** The account form of a phone's own mail app, filled in by hand. `server` is the name to type. */
export function AccountScreen({ server, address }: { server: string; address: string }) {
  return (
    <Drawing
      beside
      title="The account screen of a phone, drawn"
      steps={[
        'Your whole email address.',
        `The server name: ${server}`,
        'Leave the domain empty.',
        'Your sign-in name, most often your email address.',
        'Choose Sign in. Never type your password into this form.',
      ]}
    >
      <svg viewBox="0 0 220 330" aria-hidden="true" focusable="false">
        <PhoneFrame height={330} title="Exchange">
          <ListRow x={24} y={52} width={172} label="Email" value={shorten(address)} />
          <Callout x={186} y={68} n={1} />
          <ListRow x={24} y={100} width={172} label="Server" value={server} />
          <Callout x={186} y={116} n={2} />
          <ListRow x={24} y={148} width={172} label="Domain" value="(empty)" />
          <Callout x={186} y={164} n={3} />
          <ListRow x={24} y={196} width={172} label="Username" value={shorten(address)} />
          <Callout x={186} y={212} n={4} />
          <Button x={24} y={262} width={172} label="Sign in" primary />
          <Callout x={192} y={264} n={5} />
        </PhoneFrame>
      </svg>
    </Drawing>
  );
}

/** A row of the drawing holds about 20 letters before its callout; the list beside it carries the full values. */
function shorten(value: string): string {
  return value.length > 20 ? `${value.slice(0, 19)}…` : value;
}
