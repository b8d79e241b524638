import { BrowserFrame, Button, Callout, Drawing, ListRow, Switch } from './pieces';

/** The Exchange admin centre: the switch of one mailbox. Path as of learn.microsoft.com/exchange, "Enable or disable ActiveSync". */
export function ActivesyncToggle() {
  return (
    <Drawing
      title="Exchange admin center, drawn: turn on Exchange ActiveSync"
      steps={[
        'Recipients, then Mailboxes: choose the mailbox.',
        'Under Email apps, choose Manage email apps settings.',
        'Turn on Mobile (Exchange ActiveSync).',
        'Choose Save, and wait for the green message.',
      ]}
    >
      <svg viewBox="0 0 440 232" aria-hidden="true" focusable="false">
        <BrowserFrame width={440} height={232} address="admin.exchange.microsoft.com">
          <text className="t-strong" x="18" y="54">
            Mailboxes
          </text>
          <ListRow x={18} y={64} width={150} label="Alex Wilber" strong />
          <ListRow x={18} y={92} width={150} label="Allan Deyoung" />
          <ListRow x={18} y={120} width={150} label="Diego Siciliani" />
          <Callout x={158} y={76} n={1} />
          <rect className="d-frame" x="196" y="36" width="234" height="186" />
          <text className="t-strong" x="210" y="58">
            Manage email apps settings
          </text>
          <Callout x={412} y={54} n={2} />
          <ListRow x={210} y={70} width={206} label="Outlook on the web" />
          <Switch x={374} y={70} on />
          <ListRow x={210} y={102} width={206} label="Mobile (ActiveSync)" strong />
          <Switch x={374} y={102} on />
          <Callout x={356} y={111} n={3} />
          <ListRow x={210} y={134} width={206} label="IMAP" />
          <Switch x={374} y={134} on={false} />
          <Button x={210} y={186} width={70} label="Save" primary />
          <Callout x={298} y={198} n={4} />
        </BrowserFrame>
      </svg>
    </Drawing>
  );
}

/** The list of held phones in the Exchange admin centre. */
export function QuarantineList() {
  return (
    <Drawing
      title="Exchange admin center, drawn: let a held phone in"
      steps={[
        'Mobile, then Mobile device access: open the list of quarantined devices.',
        'Choose the phone. Compare its device ID with the one in this report.',
        'Choose Allow. This lets in this phone for this person only.',
      ]}
    >
      <svg viewBox="0 0 440 210" aria-hidden="true" focusable="false">
        <BrowserFrame width={440} height={210} address="admin.exchange.microsoft.com">
          <text className="t-strong" x="18" y="54">
            Mobile device access
          </text>
          <text className="t-soft" x="18" y="78">
            Quarantined devices
          </text>
          <Callout x={166} y={74} n={1} />
          <Button x={18} y={90} width={70} label="Allow" primary />
          <Button x={118} y={90} width={70} label="Block" />
          <Callout x={100} y={102} n={3} />
          <rect className="d-bar" x="12" y="124" width="416" height="42" />
          <ListRow x={40} y={126} width={380} label="Alex Wilber" value="iPhone 15, waiting since today" strong />
          <rect className="d-accent" x="20" y="138" width="12" height="12" rx="2" />
          <Callout x={408} y={145} n={2} />
          <ListRow x={40} y={168} width={380} label="Diego Siciliani" />
        </BrowserFrame>
      </svg>
    </Drawing>
  );
}
