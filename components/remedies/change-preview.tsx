import type { Setting } from '@/lib/report/remedies';

/** What a change does: the settings now and afterwards, side by side or one above the other. */
export function ChangePreview({ before, after }: { before: Setting[]; after: Setting[] }) {
  return (
    <div className="change">
      <Side title="Now" settings={before} />
      <Side title="Afterwards" settings={after} />
    </div>
  );
}

function Side({ title, settings }: { title: string; settings: Setting[] }) {
  return (
    <div className="change-side">
      <p className="small soft">{title}</p>
      <dl>
        {settings.map(({ label, value }) => (
          <div key={label}>
            <dt className="small">{label}</dt>
            <dd className="word">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
