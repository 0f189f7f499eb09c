# Owner and permissions of a file or folder, the same in every display language.
function Get-RcAcl {
  param([string]$LiteralPath)
  $acl = Get-Acl -LiteralPath $LiteralPath
  $owner = $acl.GetOwner([System.Security.Principal.SecurityIdentifier]).Value
  return [pscustomobject]@{ Owner = $owner; Dacl = [regex]::Match($acl.Sddl, 'D:[^:]*(?=S:|$)').Value }
}
function Write-RcSddl {
  param([string]$Path, [string]$Sddl, [switch]$Audit)
  # Set-Acl writes all parts: what is audited has to be in it, to stay.
  $acl = Get-Acl -LiteralPath $Path -Audit:$Audit
  $acl.SetSecurityDescriptorSddlForm($Sddl, 'Access, Owner, Group')
  Set-Acl -LiteralPath $Path -AclObject $acl
}
