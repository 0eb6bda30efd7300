import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { clauseNumber } from '../../format/clause-label.ts';
import { useMessages } from '../../messages/messages.ts';
import { useLocalise } from '../../state/use-locale.ts';
import { type MappingLayout, relatedKeys } from './mapping-layout.ts';

interface MappingChoiceProps {
  readonly layout: MappingLayout;
  readonly chosen: string | undefined;
  readonly onClear: () => void;
}

/** What is chosen and where it leads; before that, how to use the diagram. */
export function MappingChoice({ layout, chosen, onClear }: MappingChoiceProps): ReactNode {
  const { framework } = useMessages();
  const localise = useLocalise();
  const node = layout.nodes.find(({ key }) => key === chosen);
  if (!node) {
    const count = (column: string): number => layout.nodes.filter((other) => other.column === column).length;
    return (
      <p className="an-mapping-choice an-faint">
        {framework.mapping.summary(count('risk'), count('measure'), count('governance'))} · {framework.mapping.hint}
      </p>
    );
  }
  return (
    <p className="an-mapping-choice" role="status">
      <span>
        {framework.mapping.selected}{' '}
        <strong>{`${clauseNumber(node.clause.number)} ${localise(node.clause.title)}`}</strong>
      </span>
      <span className="an-faint">{framework.mapping.related(relatedKeys(layout, node.key).size - 1)}</span>
      <Link to="/clauses/$" params={{ _splat: node.clause.id }}>
        {framework.mapping.openClause}
      </Link>
      <Button size="small" type="text" onClick={onClear}>
        {framework.mapping.clear}
      </Button>
    </p>
  );
}
