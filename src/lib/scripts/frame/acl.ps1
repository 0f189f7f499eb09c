# Owner and permissions of a file or folder, the same in every display language.
function Get-RcAcl {
  param([string]$LiteralPath)
  $acl = Get-Acl -LiteralPath $LiteralPath
  $owner = $acl.GetOwner([System.Security.Principal.SecurityIdentifier]).Value
  return [pscustomobject]@{ Owner = $owner; Dacl = [regex]::Match($acl.Sddl, 'D:[^:]*(?=S:|$)').Value }
}
function Write-RcSddl {
  param([string]$Path, [string]$Sddl)
  $acl = Get-Acl -LiteralPath $Path
  $acl.SetSecurityDescriptorSddlForm($Sddl)
  Set-Acl -LiteralPath $Path -AclObject $acl
}
