import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import { mediaKinds, type FormProblem, type TvBranch, type TvCard } from './data.ts'

/** Whether televisions see the library, and what of it; swaps itself. */
export function TvPart({ tv, problem }: { tv: TvCard; problem?: FormProblem }) {
  const { t } = useWords()
  return (
    <div id="tv-card">
      <div class="row">
        <Icon name="tv" class="row-icon" />
        <div class="row-words">
          <p class="row-name">{t('devices.tv-show')}</p>
          <p class="row-more">{t(tv.on ? 'devices.tv-is-on' : 'devices.tv-is-off')}</p>
        </div>
        <ActionForm action="/devices/tv" method={tv.on ? 'delete' : 'post'} target="#tv-card">
          <Button look="plain" class="toggle" pressed={tv.on} label={t('devices.tv-turn')}><span class="toggle-track" aria-hidden="true"></span></Button>
        </ActionForm>
      </div>
      <TvScope tv={tv} problem={problem?.form === 'tv' ? problem : undefined} />
      {tv.openings.length > 0 ? <Openings openings={tv.openings} /> : null}
    </div>
  )
}

/** What they see: can be chosen before anybody sees anything. */
function TvScope({ tv, problem }: { tv: TvCard; problem?: FormProblem }) {
  const { t } = useWords()
  const error = (field: string): string | undefined => (problem?.field === field ? problem.sentence : undefined)
  return (
    <ActionForm action="/devices/tv" method="put" target="#tv-card" class="tv-scope">
      <Field id="tv-name" name="name" label={t('devices.tv-name')} autocomplete="off" value={problem?.values.name ?? tv.name} hint={t('devices.tv-name-hint')} error={error('name')} />
      <fieldset class="checks kinds">
        <legend>{t('devices.tv-kinds')}</legend>
        {mediaKinds.map((kind) => <label class="switch"><input type="checkbox" name="kind" value={kind} checked={tv.kinds.includes(kind)} /><span>{t(`devices.tv-kind-${kind}`)}</span></label>)}
        {error('kind') ? <p class="field-error" role="alert">{error('kind')}</p> : null}
      </fieldset>
      {tv.branches.length > 0 ? (
        <fieldset class="checks">
          <legend>{t('devices.tv-branches')}</legend>
          {tv.branches.map((branch) => <BranchChoice branch={branch} />)}
          {error('branch') ? <p class="field-error" role="alert">{error('branch')}</p> : null}
        </fieldset>
      ) : null}
      <Field id="tv-networks" name="networks" label={t('devices.tv-networks')} autocomplete="off" value={problem?.values.networks ?? tv.networks} hint={t('devices.tv-networks-hint')} error={error('networks')} placeholder="192.168.1.0/24" />
      <Button icon="check">{t('page.save')}</Button>
    </ActionForm>
  )
}

/** A branch as a whole, or, where it is not ticked, single parts of it. */
function BranchChoice({ branch }: { branch: TvBranch }) {
  const { t } = useWords()
  return (
    <div class="branch">
      <label class="switch"><input type="checkbox" name="branch" value={branch.id} checked={branch.shown} /><span>{branch.name}</span></label>
      {branch.parts.length > 0 ? (
        <details class="branch-parts" open={branch.parts.some(({ shown }) => shown)}>
          <summary>{t('devices.tv-only', { branch: branch.name })}<Icon name="chevron-down" /></summary>
          {branch.parts.map((part) => <label class="switch"><input type="checkbox" name="branch" value={part.id} checked={part.shown} /><span>{part.name}</span></label>)}
        </details>
      ) : null}
    </div>
  )
}

function Openings({ openings }: Pick<TvCard, 'openings'>) {
  const { t, moment } = useWords()
  return (
    <details class="disclosure openings">
      <summary class="button button-quiet"><Icon name="history" /><span>{t('devices.tv-opened')}</span></summary>
      <ul class="rows">
        {openings.map((opening) => (
          <li class="row">
            <div class="row-words">
              <p class="row-name"><a href={`/files/${opening.fileId}`}>{opening.fileName}</a></p>
              <p class="row-more">{[opening.device, opening.address, moment(opening.at)].filter(Boolean).join(' · ')}</p>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
