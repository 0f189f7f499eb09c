# Makes a folder for SYSTEM and Administrators only, or refuses one that somebody else prepared:
# who can write there decides what undo does.
function Open-RcFolder {
  param([string]$Path)
  $fresh = -not (Test-Path -LiteralPath $Path)
  if ($fresh) {
    New-Item -ItemType 'Directory' -Path $Path | Out-Null
    Write-RcSddl -Path $Path -Sddl 'O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'
  }
  $safe = (Get-Acl -LiteralPath $Path).Sddl -match '^O:(BA|SY)G:[^:]*D:P(AI)?(\(A;OICI;FA;;;(BA|SY)\))+$'
  if ([string](Get-Item -LiteralPath $Path -Force).Attributes -match 'ReparsePoint') { $safe = $false }
  if ($fresh -and @(Get-ChildItem -LiteralPath $Path -Force).Count -gt 0) { $safe = $false }
  if ($safe) { return }
  $why = "$Path is a link, or not only administrators can write there."
  Stop-Rc -Code 'journal-folder' -Message "$why Rename it, then run this again."
}
