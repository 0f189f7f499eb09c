# Owner and permissions of one file or folder, nothing below it. State: the security descriptor as text (SDDL).
function Read-RcAcl {
  param([string]$Target)
  return (Get-Acl -LiteralPath $Target).Sddl
}
function Write-RcAcl {
  param([string]$Target, [string]$State)
  try {
    Write-RcSddl -Path $Target -Sddl $State
  } catch {
    # Windows refuses the permissions or the owner. The permissions come first, so that nobody is shut out.
    takeown.exe /f $Target /a | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "Access to $Target is denied. Run this as SYSTEM." }
    Write-RcSddl -Path $Target -Sddl ($State -replace '^O:.*?(?=G:)', 'O:BA')
    try {
      Write-RcSddl -Path $Target -Sddl $State
    } catch {
      throw 'the permissions are set, but Administrators own it now'
    }
  }
}
function Set-RcAcl {
  param([string]$LiteralPath, [string]$Dacl, [string]$Owner)
  $acl = Get-Acl -LiteralPath $LiteralPath
  $group = [regex]::Match($acl.Sddl, 'G:.*?(?=D:|S:|$)').Value
  $acl.SetSecurityDescriptorSddlForm("O:$Owner$group$Dacl")
  $new = $acl.Sddl
  Invoke-RcChange -Verb 'acl' -Target $LiteralPath -New $new -Say "set the permissions of $LiteralPath to $new"
}
