/** A file field that sends its form as soon as a file is chosen. */
document.addEventListener('change', (event) => {
  if (event.target.matches?.('[data-submit-on-change]') && event.target.files.length > 0) event.target.form.requestSubmit()
})
