import { ArrowUpOutlined, PauseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { type Messages, useMessages } from '../../messages/messages.ts';

interface ComposerProps {
  readonly example: boolean;
  readonly running: boolean;
  readonly onSend: (prompt: string) => void;
  readonly onStop: () => void;
}

type Sample = keyof Messages['playground']['samplePrompts'];

const samples: readonly Sample[] = ['ordinary', 'identity', 'injection'];
/** The phrase that the tour model is asked for is on the list of the example application only. */
const exampleSamples: readonly Sample[] = [...samples, 'keyword'];

/** Samples to try, and the field to write in. */
export function Composer({ example, running, onSend, onStop }: ComposerProps): ReactNode {
  const { playground } = useMessages();
  const [text, setText] = useState('');
  const send = (): void => {
    const prompt = text.trim();
    if (prompt === '' || running) return;
    setText('');
    onSend(prompt);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While a Chinese input method is open, Enter takes its suggestion.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="an-composer">
      <fieldset className="an-samples">
        <legend className="an-sr">{playground.samples}</legend>
        <span className="an-faint" aria-hidden="true">
          {playground.samples}
        </span>
        {(example ? exampleSamples : samples).map((sample) => (
          <Button
            key={sample}
            size="small"
            disabled={running}
            title={playground.samplePrompts[sample]}
            data-testid={`sample-${sample}`}
            onClick={() => onSend(playground.samplePrompts[sample])}
          >
            {playground.sampleNames[sample]}
          </Button>
        ))}
      </fieldset>
      <div className="an-composer-field">
        <Input.TextArea
          value={text}
          autoSize={{ minRows: 2, maxRows: 8 }}
          aria-label={playground.input}
          placeholder={playground.placeholder}
          maxLength={100_000}
          data-testid="playground-input"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {running ? (
          <Button icon={<PauseOutlined />} onClick={onStop} data-testid="playground-stop">
            {playground.stop}
          </Button>
        ) : (
          <Button
            type="primary"
            icon={<ArrowUpOutlined />}
            disabled={text.trim() === ''}
            onClick={send}
            data-testid="playground-send"
          >
            {playground.send}
          </Button>
        )}
      </div>
    </div>
  );
}
