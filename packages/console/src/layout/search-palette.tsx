import { SearchOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useMessages } from '../messages/messages.ts';
import { type Hit, hitKey, useHits } from './search-hits.ts';

/** Finds applications, clauses and pages; a combobox over one list (ARIA APG), so that arrows and Enter suffice. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { frame } = useMessages();
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const hits = useHits(text.trim());
  const chosen = Math.min(active, hits.length - 1);
  const open = (hit: Hit | undefined): void => {
    if (!hit) return;
    onClose();
    hit.open();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setActive((chosen + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(hits[chosen]);
  };
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={640}
      style={{ top: 80 }}
      className="an-palette"
      aria-label={frame.search.title}
    >
      <div className="an-palette-input">
        <SearchOutlined />
        <input
          // The dialog was opened to type into this field.
          // biome-ignore lint/a11y/noAutofocus: a search dialog that does not take the focus is useless by keyboard
          autoFocus
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits.length > 0 ? `${listId}-${chosen}` : undefined}
          aria-label={frame.search.title}
          placeholder={frame.search.placeholder}
          value={text}
          maxLength={200}
          data-testid="search-input"
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div role="listbox" id={listId} aria-label={frame.search.title} className="an-palette-list">
        {hits.map((hit, index) => (
          <HitRow
            key={hitKey(hit)}
            hit={hit}
            heading={hits[index - 1]?.group === hit.group ? undefined : frame.search[hit.group]}
            id={`${listId}-${index}`}
            selected={index === chosen}
            onPoint={() => setActive(index)}
            onOpen={() => open(hit)}
          />
        ))}
        {hits.length === 0 && <p className="an-palette-group">{frame.search.nothing}</p>}
      </div>
      <p className="an-sr" role="status">
        {frame.search.results(hits.length)}
      </p>
      <p className="an-palette-hint">{frame.search.hint}</p>
    </Modal>
  );
}

interface HitRowProps {
  readonly hit: Hit;
  readonly heading: string | undefined;
  readonly id: string;
  readonly selected: boolean;
  readonly onPoint: () => void;
  readonly onOpen: () => void;
}

function HitRow({ hit, heading, id, selected, onPoint, onOpen }: HitRowProps): ReactNode {
  return (
    <>
      {heading && (
        <div className="an-palette-group" role="presentation">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys of its options */}
      <div
        role="option"
        id={id}
        tabIndex={-1}
        aria-selected={selected}
        className="an-palette-item"
        ref={(element) => {
          if (selected) element?.scrollIntoView({ block: 'nearest' });
        }}
        onMouseMove={onPoint}
        onClick={onOpen}
      >
        <strong>{hit.name}</strong>
        <span>{hit.detail}</span>
      </div>
    </>
  );
}
