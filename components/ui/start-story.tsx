import type { ReactNode } from 'react';

const steps = [
  ['Before you start', 'Is the service up, and may your account sign in?'],
  ['Mail to phones', 'Is it switched on for your mailbox?'],
  ['This phone', 'Does your company let it in? New phones often wait for an admin.'],
  ['Finding the server', 'Can a phone find it from your email address alone?'],
  ['Set it up by hand', 'The exact values to type, for your phone.'],
] as const;

/** What the portal does and for whom, before anybody signs in. `action` is the one thing to press. */
export function StartStory({ action }: { action: ReactNode }) {
  return (
    <>
      <div className="stack py-6 sm:py-10">
        <h1 className="title max-w-[22ch] sm:text-[2.5rem]">Find out why your phone cannot reach its mailbox.</h1>
        <p className="lede max-w-[42ch]">
          Reconnect checks your account, your phone and your company’s settings. In about 30 seconds it names the cause,
          what you can do, and what your admin must do.
        </p>
        {action}
      </div>
      <section className="part" aria-labelledby="looks-at">
        <h2 id="looks-at">What it looks at</h2>
        <ol className="line">
          {steps.map(([title, text], index) => (
            <li key={title} className="waiting">
              <span className="node small tabular-nums" aria-hidden="true">
                {index}
              </span>
              <div className="step">
                <h3>{title}</h3>
                <p className="soft">{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section className="part stack" aria-labelledby="promises">
        <h2 id="promises">What it does not do</h2>
        <ul className="plain tight">
          <li>It never asks for your password. You sign in on Microsoft’s own page.</li>
          <li>It does not read your mail, and a check changes nothing.</li>
          <li>It says so when it could not check something.</li>
        </ul>
        <p className="soft small">
          For people with a mailbox in Exchange Online, for their admins, and for whoever helps them.
        </p>
      </section>
    </>
  );
}
