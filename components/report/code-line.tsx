import type { RenderOptions } from './render-options';

/** A command or a record exactly as it is typed, with a copy control where the surface has one. */
export function CodeLine({ code, what, options }: { code: string; what: string; options: RenderOptions }) {
  return (
    <div className="code">
      <code translate="no">{code}</code>
      {options.copy?.(code, what)}
    </div>
  );
}
