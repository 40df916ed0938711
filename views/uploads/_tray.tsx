import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'

/** The tray at the bottom right: public/js/upload-tray.js fills it. It stays while people go from page to page. */
export function UploadTray({ maxFileBytes }: { maxFileBytes: number }) {
  const { t } = useWords()
  return (
    <>
      <div id="drop-overlay" class="drop-overlay" hidden><div class="drop-overlay-sheet"><Icon name="upload" /><p>{t('tray.drop')}</p></div></div>
      <section id="tray" class="tray" aria-label={t('tray.title')} data-max-bytes={maxFileBytes} x-data="uploadTray" x-bind:class="sizeClass" x-show="shown" x-cloak="">
        <header class="tray-head">
          <button type="button" class="tray-toggle" x-on:click="toggle" x-bind:aria-expanded="expanded">
            <span class="tray-summary"><strong x-text="headline"></strong><span class="tray-rest" x-text="progressText"></span></span>
            <Icon name="chevron-down" class="tray-chevron" />
          </button>
          <button type="button" class="button button-plain button-icon" x-on:click="dismiss" x-show="finished" aria-label={t('tray.dismiss')}><Icon name="x" /></button>
        </header>
        <progress class="bar tray-bar" x-bind:value="share" max="1" x-show="busy" aria-label={t('tray.progress')}></progress>
        <ul class="tray-list" x-show="open">
          <template x-for="entry in visible" x-bind:key="entry.id">
            <li class="tray-entry" x-bind:data-state="entry.state">
              <span class="tray-mark"><TrayMarks /></span>
              <span class="tray-name" x-text="entry.name" x-bind:title="entry.path"></span>
              <span class="tray-state">
                <a x-show="entry.href" x-bind:href="entry.href" x-text="entry.sentence"></a>
                <span x-show="entry.noHref" x-text="entry.sentence"></span>
              </span>
              <button type="button" class="button button-plain button-icon tray-retry" x-show="entry.canRetry" x-on:click="retry(entry.id)" aria-label={t('tray.retry')}><Icon name="rotate-cw" /></button>
              <button type="button" class="button button-plain button-icon tray-cancel" x-show="entry.canCancel" x-on:click="cancel(entry.id)" aria-label={t('tray.cancel')}><Icon name="x" /></button>
              <progress class="bar tray-entry-bar" x-show="entry.moving" x-bind:value="entry.share" max="1" x-bind:aria-label="entry.name"></progress>
            </li>
          </template>
        </ul>
        <p class="tray-more" x-show="hidden" x-text="hiddenText"></p>
        <footer class="tray-foot" x-show="failures">
          <button type="button" class="button button-quiet" x-on:click="retryAll">{t('tray.retry-all')}</button>
        </footer>
      </section>
      <input id="upload-files" type="file" multiple hidden data-upload-input="" aria-label={t('upload.files')} />
      <input id="upload-folder" type="file" webkitdirectory={true} multiple hidden data-upload-input="" aria-label={t('upload.folder')} />
    </>
  )
}

/** One picture for each state; CSS shows the one that fits the entry's data-state. */
function TrayMarks() {
  return (
    <>
      <Icon name="circle" class="mark-waiting" /><Icon name="upload" class="mark-uploading" /><Icon name="loader" class="mark-checking" />
      <Icon name="circle-check" class="mark-taken" /><Icon name="files" class="mark-duplicate" /><Icon name="circle-alert" class="mark-refused" />
    </>
  )
}
