import { RemedyDrawing } from '@/components/guidance/remedy-drawing';
import type { Remedy, RemedyStep } from '@/lib/checks/guidance';
import type { FindingArgs } from '@/lib/report/report';
import { CodeLine } from './code-line';
import { OutLink } from './out-link';
import type { RenderOptions } from './render-options';
import { commandFor, type Filling, fillFor } from './texts';

/** Props of one remedy: its texts are filled with the finding's arguments and the report's facts. */
interface RemedyProps {
  remedy: Remedy;
  args: FindingArgs;
  report: Filling;
  options: RenderOptions;
}

/** The steps of a remedy in order, its drawing, how to see that it worked, how to take it back. */
export function RemedyView({ remedy, args, report, options }: RemedyProps) {
  const fill: Fillers = {
    text: (template) => fillFor(report, template, args),
    command: (template) => commandFor(report, template, args),
  };
  return (
    <div className="stack">
      <ol className="todo stack">
        {remedy.steps.map((step) => (
          <li className="tight" key={step.text}>
            <Step step={step} fill={fill} options={options} />
          </li>
        ))}
      </ol>
      <RemedyDrawing
        drawing={options.drawings === false ? undefined : remedy.drawing}
        server={report.cloud.activesyncHost}
        address={report.facts.signInName ?? report.subject.address}
      />
      <After
        label="To see that it worked"
        text={remedy.verify}
        command={remedy.verifyCommand}
        fill={fill}
        options={options}
      />
      <After label="To take it back" text={remedy.undo} command={remedy.undoCommand} fill={fill} options={options} />
    </div>
  );
}

interface Fillers {
  text(template: string): string;
  command(template: string): string;
}

/** What follows the steps: a command with what it shows, a sentence, or nothing. */
function After(props: {
  label: string;
  text: string | undefined;
  command: string | undefined;
  fill: Fillers;
  options: RenderOptions;
}) {
  const { label, text, command, fill, options } = props;
  if (!text && !command) return null;
  return (
    <div className="tight">
      <p>
        <span className="word">{label}:</span> {command || !text ? null : fill.text(text)}
      </p>
      {command ? <CodeLine code={fill.command(command)} what="this command" options={options} /> : null}
      {command && text ? <p>{fill.text(text)}</p> : null}
    </div>
  );
}

function Step(props: { step: RemedyStep; fill: Fillers; options: RenderOptions }) {
  const { step, fill, options } = props;
  return (
    <>
      <p>{fill.text(step.text)}</p>
      {step.path && step.path.length > 0 ? (
        <ol className="crumbs small" aria-label="Where to find it">
          {step.path.map((part) => (
            <li key={part}>{fill.text(part)}</li>
          ))}
        </ol>
      ) : null}
      {step.command ? <CodeLine code={fill.command(step.command)} what="this command" options={options} /> : null}
      {step.link ? (
        <p>
          <OutLink href={fill.text(step.link.url)}>Open {fill.text(step.link.label)}</OutLink>
        </p>
      ) : null}
    </>
  );
}
