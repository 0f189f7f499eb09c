# Has this computer a store for Remote Desktop licences? Whether it is damaged, nobody can see from here.
$path = 'HKLM:\SOFTWARE\Microsoft\MSLicensing'
if (-not (Test-Path -LiteralPath $path)) {
  return New-RcResult -State 'ok' -Code 'no-store'
}
$licences = @(Get-ChildItem -LiteralPath "$path\Store" -ErrorAction 'SilentlyContinue').Count
return New-RcResult -State 'unknown' -Code 'stored' -Data @{ licences = $licences }
