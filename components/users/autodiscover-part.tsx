import type { AutodiscoverStatus } from './autodiscover-facts';
import { Facts } from './status-section';

/** The domain's record, the first hop and what answered; every request that was made is folded away. */
export function AutodiscoverPart({ facts, hops }: AutodiscoverStatus) {
  return (
    <div className="tight">
      <Facts facts={facts} />
      {hops.length > 0 ? (
        <details className="quiet-fold small">
          <summary>Every request, in order ({hops.length})</summary>
          <ol className="inside events">
            {hops.map((hop) => (
              <li key={hop.id}>
                <p>
                  <code>{hop.asked}</code>
                </p>
                <p className="soft">
                  {hop.answered}
                  {hop.role ? ` · ${hop.role}` : ''}
                </p>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </div>
  );
}
