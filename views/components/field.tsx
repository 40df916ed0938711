import type { Child } from 'hono/jsx'

interface Props {
  id: string
  name: string
  label: string
  type?: 'text' | 'password' | 'search' | 'file' | 'number' | 'time'
  value?: string
  hint?: string
  error?: string
  autocomplete?: string
  required?: boolean
  autofocus?: boolean
  minlength?: number
  placeholder?: string
  inputmode?: 'text' | 'numeric'
  spellcheck?: boolean
}

/** A labelled input with its hint and its error, tied together for screen readers. */
export function Field({ id, name, label, type = 'text', hint, error, spellcheck, ...rest }: Props) {
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} name={name} type={type} aria-describedby={describedBy || undefined} aria-invalid={error ? 'true' : undefined}
        spellcheck={spellcheck} {...rest} />
      {hint ? <p class="field-hint" id={`${id}-hint`}>{hint}</p> : null}
      {error ? <p class="field-error" id={`${id}-error`}>{error}</p> : null}
    </div>
  )
}

/** A choice of a few, as a labelled select. */
export function SelectField({ id, name, label, value, options, children }: { id: string; name: string; label: string; value?: string; options: readonly { value: string; label: string }[]; children?: Child }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {options.map((option) => <option value={option.value} selected={option.value === value}>{option.label}</option>)}
      </select>
      {children}
    </div>
  )
}
