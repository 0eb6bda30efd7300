import type { ReactNode } from 'react';
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
  if (turns.length === 0) return <EmptyState title={playground.empty} help={playground.emptyHelp} />;
  return (
    <ol ref={followEnd} className="an-turns" data-testid="playground-messages" aria-live="polite">
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
const AT_END = 80;

/**
 * Follows an answer that grows, and the verdict that comes after it, unless the person has scrolled up to read; a new
 * turn always comes into sight.
 */
function followEnd(list: HTMLOListElement): () => void {
  let following = true;
  const onScroll = (): void => {
    following = list.scrollHeight - list.scrollTop - list.clientHeight < AT_END;
  };
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target, addedNodes }) => target === list && addedNodes.length > 0)) following = true;
    if (following) list.scrollTop = list.scrollHeight;
  });
  list.addEventListener('scroll', onScroll);
  observer.observe(list, { childList: true, subtree: true, characterData: true });
  return () => {
    list.removeEventListener('scroll', onScroll);
    observer.disconnect();
  };
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
