# A saved password of the person who runs this. It cannot be put back.
function Get-RcStoredCredential {
  param([string]$Target)
  $pattern = '={0}\s*$' -f [regex]::Escape($Target)
  $saved = @(cmdkey.exe '/list' | Where-Object { $_ -match $pattern })
  if ($LASTEXITCODE -ne 0) { throw 'The saved passwords of this account cannot be read.' }
  return $saved
}
function Remove-RcStoredCredential {
  param([string]$Target)
  if (@(Get-RcStoredCredential -Target $Target).Count -eq 0) { return }
  $Rc.Changes += 1
  if ($Mode -ne 'apply') {
    Write-RcLine 'Would forget the saved password for {0}' $Target
    return
  }
  Write-RcLine 'Now: forget the saved password for {0}' $Target
  cmdkey.exe "/delete:$Target" | Out-Null
  if ($LASTEXITCODE -eq 0 -and @(Get-RcStoredCredential -Target $Target).Count -eq 0) { return }
  throw "The saved password for $Target was not removed."
}
