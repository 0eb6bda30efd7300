import type { PackDetail } from '@anlan/api/client';
import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { clauseNumber } from '../../format/clause-label.ts';
import { useMessages } from '../../messages/messages.ts';
import { useLocalise } from '../../state/use-locale.ts';
import { MappingChoice } from './mapping-choice.tsx';
import { categoriesOf, layoutMapping, type MappingNode, mappingColumns, ROW, relatedKeys } from './mapping-layout.ts';
import { MappingLines } from './mapping-lines.tsx';

const route = getRouteApi('/signed-in/framework/$pack');

/** The risk table drawn: hover and focus highlight what belongs together, choosing holds it. */
export function MappingDiagram({ pack }: { readonly pack: PackDetail }): ReactNode {
  const { framework } = useMessages();
  const localise = useLocalise();
  const { category } = route.useSearch();
  const layout = useMemo(() => layoutMapping(pack, category), [pack, category]);
  const [pointed, setPointed] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const active = pointed ?? chosen;
  const related = useMemo(() => (active === undefined ? undefined : relatedKeys(layout, active)), [layout, active]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setChosen(undefined);
  };
  return (
    <>
      <CategoryFilter pack={pack} onChange={() => setChosen(undefined)} />
      <MappingChoice layout={layout} chosen={chosen} onClear={() => setChosen(undefined)} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape belongs to the buttons inside */}
      <div className="an-mapping" onKeyDown={onKeyDown} data-testid="mapping-diagram">
        <div className="an-mapping-head" aria-hidden="true">
          {mappingColumns.map((column) => (
            <span key={column}>{framework.mapping.columns[column]}</span>
          ))}
        </div>
        <div className="an-mapping-body" style={{ height: layout.height }}>
          <MappingLines layout={layout} active={related} />
          {layout.blocks.map((block) => (
            <p key={block.category} className="an-mapping-title" style={{ top: block.y }}>
              <span className="an-number">{block.category}</span> {block.title && localise(block.title)}
            </p>
          ))}
          {layout.captions.map((caption) => (
            <p
              key={caption.key}
              className={`an-mapping-caption an-mapping-${caption.column}`}
              style={{ top: caption.y }}
            >
              {localise(caption.title)}
            </p>
          ))}
          {layout.nodes.map((node) => (
            <Node
              key={node.key}
              node={node}
              dimmed={related !== undefined && !related.has(node.key)}
              chosen={node.key === chosen}
              onPoint={setPointed}
              onChoose={() => setChosen(node.key === chosen ? undefined : node.key)}
            />
          ))}
        </div>
      </div>
    </>
  );
}

interface NodeProps {
  readonly node: MappingNode;
  readonly dimmed: boolean;
  readonly chosen: boolean;
  readonly onPoint: (key: string | undefined) => void;
  readonly onChoose: () => void;
}

function Node({ node, dimmed, chosen, onPoint, onChoose }: NodeProps): ReactNode {
  const localise = useLocalise();
  const title = localise(node.clause.title);
  return (
    <button
      type="button"
      className={`an-mapping-node an-mapping-${node.column} ${dimmed ? 'an-dimmed' : ''}`}
      style={{ top: node.y, height: ROW - 6 }}
      title={title}
      aria-pressed={chosen}
      onMouseEnter={() => onPoint(node.key)}
      onMouseLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(node.key)}
      onBlur={() => onPoint(undefined)}
      onClick={onChoose}
    >
      <span className="an-number">{clauseNumber(node.clause.number)}</span>
      <span className="an-mapping-name">{title}</span>
    </button>
  );
}

interface CategoryFilterProps {
  readonly pack: PackDetail;
  readonly onChange: () => void;
}

function CategoryFilter({ pack, onChange }: CategoryFilterProps): ReactNode {
  const { framework } = useMessages();
  const localise = useLocalise();
  const { category } = route.useSearch();
  const navigate = route.useNavigate();
  const titleOf = (id: string): string => {
    const title = pack.headings.find((heading) => heading.id === id)?.title;
    return title ? localise(title) : id;
  };
  return (
    <Segmented<string>
      className="an-mapping-filter"
      aria-label={framework.mapping.category}
      value={category ?? 'all'}
      options={[
        { value: 'all', label: framework.mapping.anyCategory },
        ...categoriesOf(pack).map((id) => ({ value: id, label: titleOf(id) })),
      ]}
      onChange={(next) => {
        onChange();
        void navigate({ search: { view: 'mapping', ...(next !== 'all' && { category: next }) }, replace: true });
      }}
    />
  );
}
