import { Fragment } from 'react';
import type { RenderOptions } from './render-options';

/**
 * A command or a record exactly as it is typed, with a copy control where the surface has one. Browsers break lines after
 * any hyphen, and `- Identity` on two lines reads as something else: a word with a hyphen is kept in one piece.
 */
export function CodeLine({
  code,
  what,
  options,
}: {
  code: string;
  what: string;
  options: Pick<RenderOptions, 'copy'>;
}) {
  return (
    <div className="code">
      <code translate="no">
        {code.split(' ').map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of one text never move
          <Fragment key={index}>
            {index > 0 ? ' ' : ''}
            {index > 0 && /^[\w-]*-\w+$/.test(word) ? <span>{word}</span> : word}
          </Fragment>
        ))}
      </code>
      {options.copy?.(code, what)}
    </div>
  );
}
