# Owner and permissions of one file or folder, nothing below it. State: the security descriptor as text (SDDL).
function Read-RcAcl {
  param([string]$Target)
  return (Get-Acl -LiteralPath $Target).Sddl
}
function Write-RcAcl {
  param([string]$Target, [string]$State)
  try {
    Write-RcSddl -Path $Target -Sddl $State -Audit
  } catch [System.UnauthorizedAccessException] {
    # Set-Acl names the owner too, and an owner has no right to do that just by being the owner, only to set
    # permissions. So: own the file, let administrators in, then set all of it. Each step is in the journal.
    $owned = (Read-RcAcl -Target $Target) -replace '^O:.*?(?=G:)', 'O:BA'
    Add-RcAclStep -Target $Target -New $owned
    takeown.exe /f $Target /a | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "Access to $Target is denied. Run this as SYSTEM." }
    $opened = $owned -replace 'D:.*$', 'D:PAI(A;;FA;;;SY)(A;;FA;;;BA)'
    Add-RcAclStep -Target $Target -New $opened
    $acl = Get-Acl -LiteralPath $Target
    $acl.SetSecurityDescriptorSddlForm($opened, 'Access')
    (Get-Item -LiteralPath $Target -Force).SetAccessControl($acl)
    Add-RcAclStep -Target $Target -New $State
    Write-RcSddl -Path $Target -Sddl $State -Audit
  }
}
function Add-RcAclStep {
  param([string]$Target, [string]$New)
  $step = @{ Verb = 'acl'; Target = $Target; Old = (Read-RcAcl -Target $Target); New = $New }
  if ($Mode -eq 'apply') { Add-RcJournal @step }
}
function Set-RcAcl {
  param([string]$LiteralPath, [string]$Dacl, [string]$Owner)
  $acl = Get-Acl -LiteralPath $LiteralPath
  $group = [regex]::Match($acl.Sddl, 'G:.*?(?=D:|S:|$)').Value
  $acl.SetSecurityDescriptorSddlForm("O:$Owner$group$Dacl")
  $new = $acl.Sddl
  Invoke-RcChange -Verb 'acl' -Target $LiteralPath -New $new -Say "set the permissions of $LiteralPath to $new"
}
