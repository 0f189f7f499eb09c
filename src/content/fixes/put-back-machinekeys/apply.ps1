# Everything that can fail comes before the two renames, while the present folder is still in its place.
if (-not [System.Security.Principal.WindowsIdentity]::GetCurrent().IsSystem) {
  $message = 'Only SYSTEM can do this. At the console, use PsExec with -s.'
  Stop-Rc -Result 'refused' -Code 'needs-system' -Message $message
}
$keys = Get-RcMachineKeysPath
$crypto = Split-Path -Path $keys -Parent
$old = Join-Path -Path $crypto -ChildPath $FolderPath
$present = Test-Path -LiteralPath $keys
if ($present) {
  foreach ($file in @(Get-ChildItem -LiteralPath $keys -File -Force)) {
    $there = Join-Path -Path $old -ChildPath $file.Name
    # The present Remote Desktop certificate belongs to the present key, so that pair stays together.
    # A file too small for a key is what an interrupted copy leaves behind.
    $pair = $file.Name -like 'f686aace6942fb7f7ceb231212eef4a4_*'
    if (Test-Path -LiteralPath $there -PathType 'Container') {
      throw "$there is a folder; it should be a key. Look who made it."
    }
    if ((Test-Path -LiteralPath $there) -and ($pair -or (Get-Item -LiteralPath $there -Force).Length -lt 100)) {
      Move-RcFile -LiteralPath $there
    }
    # Where an older key stays, this copies nothing.
    Copy-RcFile -LiteralPath $file.FullName -Destination $there
  }
}
Set-RcAcl -LiteralPath $old -Dacl 'D:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)' -Owner 'S-1-5-18'
$stamp = [datetime]::UtcNow.ToString('yyyyMMdd-HHmmss', [System.Globalization.CultureInfo]::InvariantCulture)
$aside = "MachineKeys-since-$stamp"
if ($present) {
  Rename-RcFolder -LiteralPath $keys -NewName $aside
  Write-RcLine 'Nothing is deleted. The folder {0} can go when everything works.' $aside
}
if ($present -and $Mode -ne 'apply') {
  Write-RcLine 'Would then rename {0} to MachineKeys' $FolderPath
  return
}
try {
  Rename-RcFolder -LiteralPath $old -NewName 'MachineKeys'
} catch {
  # Windows must never be left without the folder.
  if ($present) {
    Rename-RcFolder -LiteralPath (Join-Path -Path $crypto -ChildPath $aside) -NewName 'MachineKeys'
  }
  throw
}
Write-RcLine 'Restart the computer now.'
