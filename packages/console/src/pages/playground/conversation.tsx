import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useExplanation } from '../../parts/problem.tsx';
import { BlockedCard } from './blocked-card.tsx';
import { isBlocked, type Turn } from './turn.ts';

interface ConversationProps {
  readonly turns: readonly Turn[];
  readonly selected: number | undefined;
  readonly onSelect: (index: number) => void;
}

/** The turns so far; choosing one shows its verdict. */
export function Conversation({ turns, selected, onSelect }: ConversationProps): ReactNode {
  const { playground } = useMessages();
  const list = useFollow(turns);
  if (turns.length === 0) return <EmptyState title={playground.empty} help={playground.emptyHelp} />;
  return (
    <ol ref={list} className="an-turns" data-testid="playground-messages" aria-live="polite">
      {turns.map((turn) => (
        <li key={turn.index} className={turn.index === selected ? 'an-turn an-turn-selected' : 'an-turn'}>
          <button type="button" className="an-turn-number" onClick={() => onSelect(turn.index)}>
            {playground.turn(turn.index)}
          </button>
          <div className="an-said an-said-by-you" data-testid="message-user">
            <span className="an-sr">{playground.you}</span>
            {turn.prompt}
          </div>
          <Answer turn={turn} />
        </li>
      ))}
    </ol>
  );
}

/** Closer to the end than this counts as being there, in pixels. */
const AT_END = 160;

/** Follows an answer that grows, unless the person has scrolled up to read; a new turn always comes into sight. */
function useFollow(turns: readonly Turn[]): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const seen = useRef(0);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const fresh = turns.length !== seen.current;
    seen.current = turns.length;
    if (fresh || element.scrollHeight - element.scrollTop - element.clientHeight < AT_END) {
      element.scrollTop = element.scrollHeight;
    }
  }, [turns]);
  return list;
}

function Answer({ turn }: { readonly turn: Turn }): ReactNode {
  const { frame, playground } = useMessages();
  const explain = useExplanation();
  const { state, answer } = turn;
  const blocked = isBlocked(turn);
  return (
    <>
      {(answer !== '' || state.kind === 'running') && (
        <div className="an-said an-said-by-it" data-testid="message-assistant" data-state={state.kind}>
          <span className="an-sr">{playground.assistant}</span>
          {answer}
          {state.kind === 'running' && <span className="an-caret" aria-hidden="true" />}
        </div>
      )}
      {blocked && <BlockedCard turn={turn} />}
      {state.kind === 'stopped' && <p className="an-faint">{playground.stopped}</p>}
      {state.kind === 'failed' && (
        <p className="an-turn-failed" role="alert">
          {playground.failed}
          {frame.colon}
          {explain(state.error)}
        </p>
      )}
    </>
  );
}
