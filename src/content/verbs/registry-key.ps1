# A registry key with all that is in it, taken away piece by piece. State of a key: key:permissions, or absent.
function Read-RcRegistryKey {
  param([string]$Target)
  if ($Target -match '!') { return Read-RcRegistryValue -Target $Target }
  if (-not (Test-Path -LiteralPath $Target)) { return 'absent' }
  return 'key:' + (Get-Acl -LiteralPath $Target).Sddl
}
function Write-RcRegistryKey {
  param([string]$Target, [string]$State)
  if ($Target -match '!') {
    Write-RcRegistryValue -Target $Target -State $State
  } elseif ($State -eq 'absent') {
    Remove-RcEmptyKey -Path $Target -Journalled
  } else {
    New-Item -Path $Target | Out-Null
    try {
      Write-RcSddl -Path $Target -Sddl $State.Substring(4)
    } catch {
      # An administrator can give a key to Administrators only. Who may use it can be put back all the same.
      $acl = Get-Acl -LiteralPath $Target
      $acl.SetSecurityDescriptorSddlForm($State.Substring(4), 'Access')
      Set-Acl -LiteralPath $Target -AclObject $acl
      throw
    }
  }
}
function Remove-RcRegistryKey {
  param([string]$Path)
  if (-not (Test-Path -LiteralPath $Path)) { return }
  $key = Get-Item -LiteralPath $Path
  foreach ($name in @($key.GetSubKeyNames())) { Remove-RcRegistryKey -Path "$Path\$name" }
  foreach ($name in @($key.GetValueNames())) {
    if ($name -ne '') {
      Invoke-RcChange -Verb 'registry-key' -Target "$Path!$name" -New 'absent:0' -Say "remove $Path!$name"
    } elseif ($Mode -eq 'apply') {
      # No cmdlet removes the value without a name, so it goes with its key.
      $old = Read-RcRegistryValue -Target "$Path!"
      Add-RcJournal -Verb 'registry-key' -Target "$Path!" -Old $old -New 'absent:0'
    }
  }
  Invoke-RcChange -Verb 'registry-key' -Target $Path -New 'absent' -Say "remove $Path"
}
