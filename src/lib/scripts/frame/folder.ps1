# Where journals are kept.
function Get-RcRoot {
  return Join-Path -Path (Get-RcProgramData) -ChildPath 'Reconnect'
}
# Makes a folder for SYSTEM and Administrators only, or refuses one that somebody else prepared:
# who can write there decides what undo does.
function Open-RcFolder {
  param([string]$Path)
  if (-not (Test-Path -LiteralPath $Path)) {
    # Made where others cannot write, so nobody has it open before it is closed to them. Then it moves.
    $windows = Split-Path -LiteralPath ([System.Environment]::SystemDirectory)
    $made = '{0}\Reconnect-{1}' -f $windows, [guid]::NewGuid()
    New-Item -ItemType 'Directory' -Path $made | Out-Null
    Write-RcSddl -Path $made -Sddl 'O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'
    Move-Item -LiteralPath $made -Destination $Path
  }
  # Permissions first: what others do not own, they cannot exchange between the two looks.
  $safe = (Get-Acl -LiteralPath $Path).Sddl -match '^O:(BA|SY)G:[^:]*D:P(AI)?(\(A;OICI;FA;;;(BA|SY)\))+$'
  if ([string](Get-Item -LiteralPath $Path -Force).Attributes -match 'ReparsePoint') { $safe = $false }
  if ($safe) { return }
  $why = "$Path is a link, or not only administrators can write there."
  Stop-Rc -Code 'journal-folder' -Message "$why Rename it, then run this again."
}
