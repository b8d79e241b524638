import type { ReactNode } from 'react';
import { everyWord, wordLists } from '@/lib/checks/catalog';
import { verdictText } from '@/lib/checks/verdict-text';
import type { SharedReport } from '@/lib/report/shared-report';
import { EvidencePart } from './evidence-part';
import { type LinkPreview, linkPreviewOf, waitingPreview } from './link-preview';
import type { RenderOptions } from './render-options';
import { ReportView } from './report-view';
import { Time } from './time';

/**
 * The whole document behind an `anyone` link, and the preview of every link: no script, one stylesheet. `stylesheet` is its address
 * under /, `mostEvidence` how many pieces of each kind it shows; the rest is counted. `token` is null in a preview: there is no link
 * yet, so nothing can be downloaded from it.
 */
export function SharedPage(props: {
  shared: SharedReport;
  token: string | null;
  stylesheet: string;
  mostEvidence: number;
}) {
  const { shared, token, stylesheet, mostEvidence } = props;
  const { link } = shared;
  const support = link.view === 'support';
  const options: RenderOptions = {
    words: everyWord,
    lists: wordLists,
    indirectGuides: link.audience === 'anyone',
    evidence: support,
    drawings: !support,
    unfolded: support,
    mostEvidence,
  };
  return (
    <Document
      title={`${verdictText(shared, everyWord, 'user').title} | Reconnect`}
      stylesheet={stylesheet}
      preview={linkPreviewOf(shared, everyWord)}
    >
      <Top notice={shared.cloud.notice}>
        <span className="small soft">
          Shared report, frozen on <Time at={link.createdAt} zone="UTC" />. This link ends on{' '}
          <Time at={link.expiresAt} zone="UTC" />. {removedSentence(link)}
        </span>
      </Top>
      <main className="page">
        <ReportView
          report={shared}
          options={options}
          zone="UTC"
          foot={<EvidencePart report={shared} options={options} tools={<Download token={token} />} />}
        />
      </main>
    </Document>
  );
}

/** What redaction took out of the document of a link (design section 9); nothing stands in for what it left. */
function removedSentence({ audience, view }: SharedReport['link']): string | null {
  if (audience === 'anyone') {
    return 'What identifies phones and other people was taken out. A mark such as ‹device:1› stands in its place.';
  }
  return view === 'user' ? 'What identifies phones was taken out.' : null;
}

/** The document itself, for a ticket or a tool: the same bytes on every read. */
function Download({ token }: { token: string | null }) {
  const address = token === null ? {} : { href: `/api/links/${encodeURIComponent(token)}`, download: 'report.json' };
  return (
    <p className="no-print">
      <a {...address}>Download this report as JSON</a>
    </p>
  );
}

/** The page behind an `organization` link before sign-in: no report, no name, no verdict; one link to sign in. */
export function SignInNeededPage({ token, ...bare }: BareProps & { token: string }) {
  return (
    <Document title="Sign in to read this report | Reconnect" stylesheet={bare.stylesheet} preview={waitingPreview}>
      <Top notice={bare.notice} />
      <main className="page stack">
        <h1 className="title">Sign in to read this report</h1>
        <p>It is shared within an organisation. Sign in with your work account to see it.</p>
        <p>
          <a href={`/shared/${encodeURIComponent(token)}`}>Sign in and read the report</a>
        </p>
      </main>
    </Document>
  );
}

/** The page for a link that leads nowhere: unknown, expired and revoked look alike. */
export function NoReportPage(bare: BareProps) {
  return (
    <Document title="No report here | Reconnect" stylesheet={bare.stylesheet}>
      <Top notice={bare.notice} />
      <main className="page stack">
        <h1 className="title">There is no report here</h1>
        <p>The link has ended, was taken back, or is not complete. Ask the person who sent it for a new one.</p>
      </main>
    </Document>
  );
}

/** The page while a link is read too often or the database is away: it may well lead somewhere, only not now. */
export function LaterPage(bare: BareProps) {
  return (
    <Document title="Try again in a moment | Reconnect" stylesheet={bare.stylesheet}>
      <Top notice={bare.notice} />
      <main className="page stack">
        <h1 className="title">Try again in a moment</h1>
        <p>The report cannot be shown right now. Nothing is lost. Open the link again in a minute.</p>
      </main>
    </Document>
  );
}

/** What a page without a report is made of; `notice` names the cloud where it is not Microsoft's own. */
interface BareProps {
  stylesheet: string;
  notice: string | null;
}

function Top({ notice, children }: { notice: string | null; children?: ReactNode }) {
  return (
    <header>
      {notice ? <p className="notice">{notice}</p> : null}
      <div className="masthead">
        <span className="word">Reconnect</span>
        {children}
      </div>
    </header>
  );
}

function Document(props: { title: string; stylesheet: string; preview?: LinkPreview; children: ReactNode }) {
  const { preview } = props;
  return (
    <html lang="en">
      {/* biome-ignore lint/style/noHeadElement: this document is written by a route handler, not by Next */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{props.title}</title>
        {preview ? (
          <>
            <meta name="description" content={preview.description} />
            <meta property="og:site_name" content="Reconnect" />
            <meta property="og:title" content={preview.title} />
            <meta property="og:description" content={preview.description} />
          </>
        ) : null}
        <link rel="stylesheet" href={props.stylesheet} />
        <link rel="icon" href="/icon.svg" />
      </head>
      <body>{props.children}</body>
    </html>
  );
}
