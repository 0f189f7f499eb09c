$path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services\Client'
Set-RcRegistryValue -Path $path -Name 'fClientDisableUDP' -Kind 'DWord' -Value 1
Write-RcLine 'Close every Remote Desktop window, then connect again.'
