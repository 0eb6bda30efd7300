import { Checkbox, Form, Radio } from 'antd';
import type { ComponentProps, ReactNode } from 'react';
import { type Messages, useMessages } from '../../messages/messages.ts';

/** Questions with an explanation in the message file. */
type Question = keyof Messages['profile']['fields'] & keyof Messages['profile']['help'];

interface ChoiceProps<Value extends string> {
  readonly name: Question;
  readonly options: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  /** One option to a line. */
  readonly long?: boolean;
}

/** A question with one answer. All options are in sight: people choose better than from a closed list. */
export function OneOf<Value extends string>({ name, options, words, long }: ChoiceProps<Value>): ReactNode {
  const { profile } = useMessages();
  return (
    <Form.Item
      name={name}
      label={<QuestionLabel name={name} />}
      rules={[{ required: true, message: profile.required.choice }]}
    >
      <Radio.Group
        aria-label={profile.fields[name]}
        className={long ? 'an-choices an-choices-long' : 'an-choices'}
        data-testid={`field-${name}`}
      >
        {options.map((value) => (
          <Radio key={value} value={value} data-testid={`field-${name}-${value}`}>
            {words[value]}
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
}

/** A question with several answers, at least one. */
export function ManyOf<Value extends string>({ name, options, words, long }: ChoiceProps<Value>): ReactNode {
  const { profile } = useMessages();
  return (
    <Form.Item
      name={name}
      label={<QuestionLabel name={name} />}
      rules={[{ required: true, type: 'array', min: 1, message: profile.required.choices }]}
    >
      <CheckboxGroup
        aria-label={profile.fields[name]}
        className={long ? 'an-choices an-choices-long' : 'an-choices'}
        data-testid={`field-${name}`}
      >
        {options.map((value) => (
          <Checkbox key={value} value={value} data-testid={`field-${name}-${value}`}>
            {words[value]}
          </Checkbox>
        ))}
      </CheckboxGroup>
    </Form.Item>
  );
}

/** `Form.Item` says `aria-required` of what it holds, which a group of checkboxes may not carry (ARIA 1.2, group). */
function CheckboxGroup({ 'aria-required': _, ...props }: ComponentProps<typeof Checkbox.Group>): ReactNode {
  return <Checkbox.Group {...props} />;
}

/** A question with yes or no; neither is chosen beforehand. */
export function YesNo({ name }: { readonly name: Question }): ReactNode {
  const { profile } = useMessages();
  return (
    <Form.Item
      name={name}
      label={<QuestionLabel name={name} />}
      rules={[{ required: true, message: profile.required.choice }]}
    >
      <Radio.Group aria-label={profile.fields[name]} className="an-choices" data-testid={`field-${name}`}>
        <Radio value={true} data-testid={`field-${name}-yes`}>
          {profile.yes}
        </Radio>
        <Radio value={false} data-testid={`field-${name}-no`}>
          {profile.no}
        </Radio>
      </Radio.Group>
    </Form.Item>
  );
}

/** The question, and how to answer it, before the options. */
function QuestionLabel({ name }: { readonly name: Question }): ReactNode {
  const { profile } = useMessages();
  return (
    <span className="an-question">
      {profile.fields[name]}
      <span className="an-faint">{profile.help[name]}</span>
    </span>
  );
}
