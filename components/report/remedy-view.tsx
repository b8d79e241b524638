import { RemedyDrawing } from '@/components/guidance/remedy-drawing';
import type { Remedy, RemedyStep } from '@/lib/checks/guidance';
import type { FindingArgs, Report } from '@/lib/report/report';
import { CodeLine } from './code-line';
import { OutLink } from './out-link';
import type { RenderOptions } from './render-options';
import { fillFor } from './texts';

/** Props of one remedy: its texts are filled with the finding's arguments and the report's facts. */
interface RemedyProps {
  remedy: Remedy;
  args: FindingArgs;
  report: Report;
  options: RenderOptions;
}

/** The steps of a remedy in order, how to see that it worked, how to take it back, and its drawing. */
export function RemedyView({ remedy, args, report, options }: RemedyProps) {
  const fill = (template: string) => fillFor(report, template, args);
  return (
    <div className="stack">
      <ol className="todo stack">
        {remedy.steps.map((step) => (
          <li className="tight" key={step.text}>
            <Step step={step} fill={fill} options={options} />
          </li>
        ))}
      </ol>
      {remedy.verify ? (
        <p>
          <span className="word">To see that it worked:</span> {fill(remedy.verify)}
        </p>
      ) : null}
      {remedy.undo ? (
        <p className="soft">
          <span className="word">To take it back:</span> {fill(remedy.undo)}
        </p>
      ) : null}
      <RemedyDrawing
        drawing={options.drawings === false ? undefined : remedy.drawing}
        server={report.cloud.activesyncHost}
        address={report.facts.signInName ?? report.subject.address}
      />
    </div>
  );
}

function Step(props: { step: RemedyStep; fill: (template: string) => string; options: RenderOptions }) {
  const { step, fill, options } = props;
  return (
    <>
      <p>{fill(step.text)}</p>
      {step.path && step.path.length > 0 ? (
        <ol className="crumbs small" aria-label="Where to find it">
          {step.path.map((part) => (
            <li key={part}>{fill(part)}</li>
          ))}
        </ol>
      ) : null}
      {step.command ? <CodeLine code={fill(step.command)} what="this command" options={options} /> : null}
      {step.link ? (
        <p>
          <OutLink href={fill(step.link.url)}>{fill(step.link.label)}</OutLink>
        </p>
      ) : null}
    </>
  );
}
